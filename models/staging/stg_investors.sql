{{ stage('investors') }}
