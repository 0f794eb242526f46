{{ stage('institutes') }}
